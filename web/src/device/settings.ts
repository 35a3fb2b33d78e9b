/** What a device remembers about how pages look: language, theme, type size, simple mode. Nothing about a person. */
export interface Settings {
  lang: 'vi' | 'en'
  theme: 'light' | 'dark' | 'device'
  type: '100' | '125' | '150'
  simple: 'on' | 'off'
}

/** The stored setting, or null when there is none or storage is forbidden. */
export function readSetting(name: keyof Settings): string | null {
  try {
    return localStorage.getItem(`tn.${name}`)
  } catch {
    return null
  }
}

/** Remembers a setting; silently keeps it for this page only where storage is forbidden. */
export function keepSetting<Name extends keyof Settings>(name: Name, value: Settings[Name]): void {
  try {
    localStorage.setItem(`tn.${name}`, value)
  } catch {
    // The page still changes; only the memory is missing.
  }
}

/** Sets the theme on the page and remembers it. `device` follows the system. */
export function setTheme(theme: Settings['theme']): void {
  keepSetting('theme', theme)
  const { dataset } = document.documentElement
  if (theme === 'device') delete dataset['theme']
  else dataset['theme'] = theme
}

/** Sets the type size of the page in percent and remembers it (web.md 7). */
export function setType(type: Settings['type']): void {
  keepSetting('type', type)
  const { dataset } = document.documentElement
  if (type === '100') delete dataset['type']
  else dataset['type'] = type
}

/** Sets the simple mode of the answering path and remembers it (web.md 7); pages show it by their style. */
export function setSimple(simple: Settings['simple']): void {
  keepSetting('simple', simple)
  const { dataset } = document.documentElement
  if (simple === 'on') dataset['simple'] = 'on'
  else delete dataset['simple']
}

/** Is the page in simple mode now? */
export function isSimple(): boolean {
  return document.documentElement.dataset['simple'] === 'on'
}
