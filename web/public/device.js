// Before the first paint: the theme, type size, language and simple mode kept on this device, so that nothing flashes.
try {
  var root = document.documentElement
  var theme = localStorage.getItem('tn.theme')
  var type = localStorage.getItem('tn.type')
  if (theme === 'light' || theme === 'dark') root.dataset.theme = theme
  if (type === '125' || type === '150') root.dataset.type = type
  if (localStorage.getItem('tn.simple') === 'on') root.dataset.simple = 'on'
  if (localStorage.getItem('tn.lang') === 'en') root.lang = 'en'
} catch {
  // A browser that forbids storage shows the device's own theme.
}
