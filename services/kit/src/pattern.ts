/**
 * A text as a regular expression that finds it, for MongoDB. `RegExp.escape` writes `\u` for some characters, which PCRE
 * refuses; half a surrogate pair and NUL are in no stored text and are refused by BSON or PCRE.
 */
export function patternOf(text: string): string {
  return text
    .toWellFormed()
    .replaceAll('\u0000', '\ufffd')
    .replaceAll(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`)
}
