import { expect } from 'vitest'
import type { Device } from './device.ts'

/** Letters only Vietnamese has; names of the test's people and the switch to the other language stay as they are. */
const VIETNAMESE = /[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/i
const NAMES =
  /Lò Văn Số \d+|Nguyễn Thu Hằng|Đỗ Thanh Mai|Lù Thị Rương|Hoàng Gia Khánh|Tiếng Việt|Tín\sNhiệm/gi

/** Everything the page says is English but `names` somebody gave, and it says that it is. */
export async function speaksEnglish({ page }: Device, ...names: string[]): Promise<void> {
  expect(await page.evaluate('document.documentElement.lang')).toBe('en')
  const text = await page.evaluate<string>('document.body.innerText')
  const said = names.reduce((rest, name) => rest.replaceAll(name, ''), text)
  const lines = said.replaceAll(NAMES, '').split('\n')
  expect(lines.filter((line) => VIETNAMESE.test(line))).toEqual([])
}
