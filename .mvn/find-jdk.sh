# Finds a JDK new enough to build and run Homeward and exports JAVA_HOME. Sourced by mvnw and homeward.
# JDK21_HOME names one that lies elsewhere.
_min=21
_feature() { if [ -x "$1/bin/javac" ]; then sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null || :; fi; }
_jdk=${JAVA_HOME:-}
if [ -z "$_jdk" ] && command -v javac >/dev/null 2>&1; then
  _jdk=$(dirname "$(dirname "$(readlink -f "$(command -v javac)")")")
fi
_found=$(_feature "$_jdk")
if [ "${_found:-0}" -lt $_min ]; then
  _best=0
  for _candidate in "${JDK21_HOME:-}" /usr/lib/jvm/* /opt/* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    _found=$(_feature "$_candidate")
    if [ "${_found:-0}" -ge $_min ] && [ "${_found:-0}" -gt "$_best" ]; then
      _best=$_found
      _jdk=$_candidate
    fi
  done
  if [ "$_best" -eq 0 ]; then
    echo "Homeward needs a JDK $_min or newer and found none. Install one, or set JAVA_HOME to it." >&2
    exit 1
  fi
fi
JAVA_HOME=$_jdk
export JAVA_HOME
