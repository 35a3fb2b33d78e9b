import type { OrganizationItem } from '@tinnhiem/membership/events'
import { orderOf, type Place } from './board-store.ts'
import { bandOf, isGrouped } from './size-band.ts'
import { vietnameseOrder } from './vietnamese-order.ts'

/** Where a unit stands on every board. Its size counts as nought until membership has counted: then it is in a group. */
export function placeOf(
  { id, name, parentId }: Pick<OrganizationItem, 'id' | 'name' | 'parentId'>,
  members: number,
): Place {
  const band = bandOf(members)
  return {
    upperId: parentId ?? id,
    members,
    band,
    grouped: isGrouped(members),
    order: orderOf(band, `${vietnameseOrder(name.vi)}|${id}`),
  }
}
