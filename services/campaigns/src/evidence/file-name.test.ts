import fc from 'fast-check'
import { expect, it } from 'vitest'
import { attachmentOf, safeFileName } from './file-name.ts'

it.each([
  ['Ảnh tổng kết.jpeg', 'Ảnh tổng kết.jpg'],
  ['../../etc/passwd', 'passwd.jpg'],
  ['C:\\Users\\a\\ảnh.png', 'ảnh.jpg'],
  ['gpj.\u202eexe.jpg', 'gpj.exe.jpg'],
  ['a\r\nSet-Cookie: b=c.html', 'aSet-Cookie b=c.jpg'],
  ['.jpg', 'minh-chung.jpg'],
  ['', 'minh-chung.jpg'],
])('a file called %j is handed out as %j', (given, safe) =>
  expect(safeFileName(given, 'image/jpeg')).toBe(safe),
)

it('a name never breaks out of its header, and comes back whole', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (given) => {
      const name = safeFileName(given, 'application/pdf')
      const header = attachmentOf(name)
      expect(header).toMatch(
        /^attachment; filename="[\x20-\x7e]*"; filename\*=UTF-8''[\w.~!#$&+^`|%-]+$/,
      )
      expect(header.slice(header.indexOf('"') + 1, header.lastIndexOf('"'))).not.toMatch(/["\\]/)
      expect(decodeURIComponent(header.split("''")[1] ?? '')).toBe(name)
      expect(safeFileName(name, 'application/pdf')).toBe(name)
    }),
  )
})
