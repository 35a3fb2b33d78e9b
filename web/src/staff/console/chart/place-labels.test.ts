import fc from 'fast-check'
import { expect, it } from 'vitest'
import { placeLabels } from './place-labels.ts'

it('leaves a name at its point when nothing is in its way', () => {
  const labels = [
    { x: 80, y: 100, anchor: 'start' as const },
    { x: 720, y: 100, anchor: 'end' as const },
    { x: 80, y: 300, anchor: 'start' as const },
  ]
  expect(placeLabels(labels, 336)).toEqual([100, 100, 300])
})

it('puts no name over another, and none below the drawing', () => {
  const label = fc.record({
    x: fc.integer({ min: 70, max: 400 }),
    y: fc.integer({ min: 34, max: 336 }),
    anchor: fc.constant('start' as const),
  })
  fc.assert(
    fc.property(fc.array(label, { maxLength: 20 }), (labels) => {
      const heights = placeLabels(labels, 336)
      for (const [at, height] of heights.entries()) {
        expect(height).toBeLessThanOrEqual(336)
        for (const [other, one] of heights.entries())
          if (at < other && Math.abs(labels[at]!.x - labels[other]!.x) < 200)
            expect(Math.abs(height - one)).toBeGreaterThanOrEqual(15)
      }
    }),
  )
})
