import type { Random } from './random.ts'
import type { DemoMember } from './world-types.ts'

/**
 * Names are parts of the invented names of domain.md 7.1, put together anew and at random: no field and no rule ties
 * them to a people, and a full name of the list belongs to its scripted person alone.
 */

type Name = DemoMember['name']

const FAMILIES =
  'Lò Điêu Giàng Sùng Thào Vàng Tẩn Chẻo Phàn Lỳ Chang Pờ Lù Tao Lý Nguyễn Trần Lê Phạm Bùi Đỗ'.split(
    ' ',
  )
const WOMEN_MIDDLES = ['Thị', 'Thị', 'Thu', 'Thanh', 'Mẩy']
const MEN_MIDDLES = ['Văn', 'Văn', 'A', 'Quốc', 'Minh', 'Đức', 'Gia', 'Láo', 'Xú', 'Cà']
const WOMEN_GIVEN = 'Hặc Sương Mỷ Say Pham Ỏn Rương Hằng Ngân Mai Nu'.split(' ')
const MEN_GIVEN = 'Inh Chớ Phử San Quẩy Xe Hừ Phạ Phin Bảo Tuấn Khánh Long'.split(' ')

const LISTED =
  'Lò Thị Hặc, Lò Văn Inh, Điêu Thị Sương, Giàng A Chớ, Sùng Thị Mỷ, Thào A Phử, Vàng Thị Say, Tẩn Mẩy Pham, ' +
  'Chẻo Láo San, Phàn A Quẩy, Lỳ Go Xe, Chang Mì Hừ, Pờ Xú Nu, Vàng Văn Phin, Lù Thị Rương, Tao Thị Ỏn, Lý Cà Phạ, ' +
  'Nguyễn Thu Hằng, Trần Quốc Bảo, Lê Minh Tuấn, Phạm Thị Ngân, Hoàng Gia Khánh, Bùi Đức Long, Đỗ Thanh Mai'

const kept = new Set(LISTED.split(', '))

/** "Lò Thị Hặc" in its three parts. */
export function readName(full: string): Name {
  const [family = '', middle = '', given = ''] = full.split(' ')
  return { family, middle, given }
}

/** Vietnamese order. */
export function writeName({ family, middle, given }: Name): string {
  return [family, middle, given].filter(Boolean).join(' ')
}

function from(random: Random, list: readonly string[]): string {
  return list[random.below(list.length)] ?? ''
}

/** Somebody new; 54 of 100 are women. */
export function makeName(random: Random): Name {
  for (;;) {
    const woman = random.next() < 0.54
    const name = {
      family: from(random, FAMILIES),
      middle: from(random, woman ? WOMEN_MIDDLES : MEN_MIDDLES),
      given: from(random, woman ? WOMEN_GIVEN : MEN_GIVEN),
    }
    if (!kept.has(writeName(name))) return name
  }
}
