/** How often anything was read or written through the proxies. */
export interface Counter {
  count: number;
}

/** A value that counts every access to itself and to everything in it. */
export function counting<T extends object>(value: T, counter: Counter): T {
  const proxies = new WeakMap<object, object>();
  const wrap = (inner: unknown): unknown => {
    if (typeof inner !== 'object' || inner === null) return inner;
    const known = proxies.get(inner);
    if (known !== undefined) return known;
    const proxy = new Proxy(inner, {
      get(target, key) {
        counter.count += 1;
        return wrap(Reflect.get(target, key));
      },
      set(target, key, assigned) {
        counter.count += 1;
        return Reflect.set(target, key, assigned);
      },
      has(target, key) {
        counter.count += 1;
        return Reflect.has(target, key);
      },
      deleteProperty(target, key) {
        counter.count += 1;
        return Reflect.deleteProperty(target, key);
      },
      ownKeys(target) {
        const keys = Reflect.ownKeys(target);
        counter.count += keys.length;
        return keys;
      },
    });
    proxies.set(inner, proxy);
    return proxy;
  };
  return wrap(value) as T;
}
