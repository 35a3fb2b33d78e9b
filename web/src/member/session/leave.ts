import { faultOf, type Fault } from '../../apollo/errors.ts'
import { SignOutDocument } from '../../generated/member-operations.ts'
import { paths } from '../../paths.ts'
import { client } from '../client.ts'
import type { Owner } from '../vault/db.ts'
import { eraseOwner, keepOwner } from '../vault/owner.ts'

/** Signs out; with an owner it first erases that person's traces from the device. Returns what went wrong, or leaves the page. */
export async function leave(erase: Owner | null): Promise<Fault | null> {
  if (erase) await eraseOwner(erase)
  const { error } = await client.mutate({ mutation: SignOutDocument })
  if (error) return faultOf(error)
  keepOwner(null)
  // A full load: nothing of this person stays in memory.
  location.assign(paths.signIn())
  return null
}
