/** A JSON object of an answer, or of variables. Its keys are somebody else's: `__proto__` may be one. */
export type Json = Record<string, unknown>

export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** What the object itself holds under a key; undefined for what it only inherits. */
export function ownOf(given: Json, key: string): unknown {
  return Object.hasOwn(given, key) ? given[key] : undefined
}

/** Sets an own property, whatever its name: `given['__proto__'] = x` would replace the prototype. */
export function put(given: Json, key: string, value: unknown): void {
  if (key !== '__proto__') given[key] = value
  else
    Object.defineProperty(given, key, {
      value,
      configurable: true,
      enumerable: true,
      writable: true,
    })
}

/** Names an ordinary object inherits, for which reading must look at own properties only. */
export function isInherited(key: string): boolean {
  return key in Object.prototype
}
