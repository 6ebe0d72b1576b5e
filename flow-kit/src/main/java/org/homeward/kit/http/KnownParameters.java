package org.homeward.kit.http;

import jakarta.annotation.Priority;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Refuses query parameters that the resource method does not read; which ones it reads, its signature says. */
@Provider
@Priority(Priorities.USER - 1)
public final class KnownParameters implements ContainerRequestFilter {

    private final Map<Method, Set<String>> allowed = new ConcurrentHashMap<>();

    @Context
    @Nullable
    ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) {
        Set<String> given = request.getUriInfo().getQueryParameters().keySet();
        if (!given.isEmpty() && resource != null) {
            QueryParameters.refuseUnknown(
                    given, allowed.computeIfAbsent(resource.getResourceMethod(), KnownParameters::of));
        }
    }

    static Set<String> of(Method method) {
        Set<String> names = new TreeSet<>();
        for (Parameter parameter : method.getParameters()) {
            add(names, parameter);
            if (parameter.isAnnotationPresent(BeanParam.class)) {
                addFields(names, parameter.getType());
            }
        }
        return names;
    }

    private static void addFields(Set<String> names, @Nullable Class<?> bean) {
        for (Class<?> type = bean; type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                add(names, field);
                if (field.isAnnotationPresent(BeanParam.class)) {
                    addFields(names, field.getType());
                }
            }
        }
    }

    private static void add(Set<String> names, AnnotatedElement element) {
        QueryParam parameter = element.getAnnotation(QueryParam.class);
        if (parameter != null) {
            names.add(parameter.value());
        }
    }
}
