import type { Stores } from '../stores.ts'
import { placeOf } from './place-unit.ts'

/** Units that are on a board get their place there anew: another name, size or upper union. Safe to run twice. */
export async function placeOnBoards(
  { projection, headcount, board, participation }: Stores,
  unitIds: readonly string[],
): Promise<void> {
  const known = await board.unitsKnown(unitIds)
  if (known.length === 0) return
  const sizes = new Map((await headcount.of(known)).map((row) => [row.unionId, row.members]))
  for (const unit of await projection.organizationsById(known)) {
    await board.place(unit.id, placeOf(unit, sizes.get(unit.id) ?? 0))
    await participation.followUnit(unit.id, unit.parentId ?? unit.id)
  }
}
