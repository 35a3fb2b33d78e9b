import type { OrganizationItem } from '@tinnhiem/membership/events'

export const PROVINCE = '/P12'
export const TAN_UYEN = 'UP-TANUYEN'
export const PHONG_THO = 'UP-PHONGTHO'
/** The tea company of Tân Uyên, a school beside it, a school of Phong Thổ, and a unit directly below the province. */
export const TEA = 'U-0412'
export const SCHOOL = 'U-0413'
export const FAR_SCHOOL = 'U-0500'
export const DIRECT = 'U-9000'

export const pathOf: Record<string, string> = {
  P12: PROVINCE,
  [TAN_UYEN]: `${PROVINCE}/${TAN_UYEN}`,
  [PHONG_THO]: `${PROVINCE}/${PHONG_THO}`,
  [TEA]: `${PROVINCE}/${TAN_UYEN}/${TEA}`,
  [SCHOOL]: `${PROVINCE}/${TAN_UYEN}/${SCHOOL}`,
  [FAR_SCHOOL]: `${PROVINCE}/${PHONG_THO}/${FAR_SCHOOL}`,
  [DIRECT]: `${PROVINCE}/${DIRECT}`,
}

/** The tree as membership tells it. */
export function organizations(): OrganizationItem[] {
  return Object.entries(pathOf).map(([id, path]) => {
    const parentId = path.split('/').at(-2) || null
    const level = id === 'P12' ? 'PROVINCIAL' : id.startsWith('UP-') ? 'DIRECT_UPPER' : 'GRASSROOTS'
    return {
      ...{ id, code: id, path, parentId, level },
      name: { vi: `Đơn vị ${id}`, en: `Unit ${id}` },
      kind: level,
      validFrom: '2000-01-01',
      validTo: null,
      rev: 1,
    }
  })
}
