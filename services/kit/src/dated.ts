import { patternOf } from './pattern.ts'

/** Rows that hold on a day: `from` to `to`, both included; no `to` means until further notice. */
export function holdsOn(day: string) {
  return { from: { $lte: day }, $or: [{ to: null }, { to: { $gte: day } }] }
}

/** What stands at `path` and all below it, in a field that holds '/' joined paths. */
export function under(path: string, field = 'path') {
  const below = { $regex: `^${patternOf(path)}/` }
  return { $or: [{ [field]: path }, { [field]: below }] }
}
