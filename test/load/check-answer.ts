/** What came back over HTTP. */
export type Given = {
  status: number
  data: unknown
  errors: { message?: string; path?: unknown[]; extensions?: Record<string, unknown> }[]
}

/** The only codes a request may meet while services are killed. */
const TYPED = ['SUBGRAPH_UNAVAILABLE', 'INCOMPLETE_DATA', 'OVERLOADED', 'BUSY']
const SERVICES = ['membership', 'surveys', 'ratings', 'campaigns', 'referrals']

/**
 * Everything that is wrong with an answer whose right data is known: a value that is not the right one, a gap that no
 * error accounts for, an error without a known code. A part may be missing; nothing may be different.
 */
export function problemsOf(given: Given, right: unknown): string[] {
  const wrong = errorProblemsOf(given)
  if (given.status === 503)
    return given.errors.length === 0 || given.data ? [...wrong, `503 with ${show(given)}`] : wrong
  if (given.status !== 200) return [...wrong, `status ${given.status}: ${show(given.errors)}`]
  const places = given.errors.map(({ path = [] }) => placeOf(path))
  return [...wrong, ...differences(given.data, right, [], places)]
}

/** The errors of an answer that are not of the known kinds, whatever its data. */
export function errorProblemsOf({ errors }: Given): string[] {
  return errors.flatMap(problemOfError)
}

/** Whether anything of the data is missing. */
export function isWhole(given: Given): boolean {
  return given.status === 200 && given.errors.length === 0
}

function problemOfError({ message, extensions = {} }: Given['errors'][number]): string[] {
  const { code, service } = extensions
  if (!TYPED.includes(String(code))) return [`code ${show(code)}: ${show(message)}`]
  const isNamed = code !== 'SUBGRAPH_UNAVAILABLE' || SERVICES.includes(String(service))
  return isNamed && message ? [] : [`${show(code)} without service or words`]
}

function differences(
  given: unknown,
  right: unknown,
  path: readonly (string | number)[],
  places: readonly string[],
): string[] {
  const at = path.join('.')
  if (given === null && right !== null)
    return places.some((place) => isNear(place, placeOf(path))) ? [] : [`${at}: a gap nobody owns`]
  if (Array.isArray(given) && Array.isArray(right))
    return given.length === right.length
      ? given.flatMap((one, index) => differences(one, right[index], [...path, index], places))
      : [`${at}: ${given.length} instead of ${right.length}`]
  if (isRecord(given) && isRecord(right)) {
    const keys = new Set([...Object.keys(given), ...Object.keys(right)])
    return [...keys].flatMap((key) => differences(given[key], right[key], [...path, key], places))
  }
  return given === right ? [] : [`${at}: ${show(given)} instead of ${show(right)}`]
}

/** A path without its places in lists: an error stands for every row of the fetch that failed. */
function placeOf(path: readonly unknown[]): string {
  return path.map((key) => (typeof key === 'number' ? '' : `${String(key)}/`)).join('')
}

/** A null climbs to the first field that may be null, and a failed entity takes all its fields with it. */
function isNear(error: string, gap: string): boolean {
  return error.startsWith(gap) || gap.startsWith(error)
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function show(value: unknown): string {
  return (JSON.stringify(value) ?? 'undefined').slice(0, 300)
}
