import fc from 'fast-check'
import { expect, it } from 'vitest'
import { registrationFigure } from './registration-figure.ts'

const units = fc.record({ units: fc.integer({ min: 1, max: 12 }), upperId: fc.nat({ max: 4 }) })

it('no difference of the province and its upper unions is a figure of one to four units', () => {
  fc.assert(
    fc.property(fc.uniqueArray(units, { selector: ({ upperId }) => upperId }), (rows) => {
      const byUpper = new Map(
        rows.map(({ units: count, upperId }) => {
          const id = upperId === 0 ? 'P12' : `UP-${upperId}`
          return [id, { upperId: id, units: count, registered: Math.floor(count / 2) }] as const
        }),
      )
      const told = (id: string, level: 'PROVINCIAL' | 'DIRECT_UPPER') => {
        const figure = registrationFigure({ id, level }, { year: 2023, byUpper })
        return figure.__typename === 'CampaignRegistration' ? figure.units : null
      }
      const uppers = [...byUpper.keys()].filter((id) => id !== 'P12')
      const inUppers = uppers.reduce((sum, id) => sum + (told(id, 'DIRECT_UPPER') ?? 0), 0)
      const whole = told('P12', 'PROVINCIAL')
      if (whole === null) return
      if (whole > inUppers) expect(whole - inUppers).toBeGreaterThanOrEqual(5)
    }),
  )
})
