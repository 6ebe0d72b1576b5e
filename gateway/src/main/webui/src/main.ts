const main = document.querySelector<HTMLElement>('#maincontent');
if (main) {
  const heading = document.createElement('h1');
  heading.textContent = 'Bed board';
  main.replaceChildren(heading);
}
