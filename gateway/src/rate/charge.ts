import type { Lang } from '@tinnhiem/kit/words'
import type { IncomingMessage } from 'node:http'
import { isStranger, whoAsks, type Asker, type AskerDoor, type Claim } from '../asker.ts'
import type { Operation, Operations } from '../operations.ts'
import { Refusal } from '../refusal.ts'
import { readSession } from '../session-cookie.ts'
import type { Viewer } from '../viewer.ts'
import { languageOf } from '../words.ts'
import type { Payer } from './caller-key.ts'
import { clientNetwork } from './client-address.ts'
import type { Limiter } from './limiter.ts'
import { PRICE_OF_A_FILE, PRICE_OF_A_STRANGER, PRICE_OF_A_TEXT, priceOfSigningIn } from './price.ts'

export type TollDoor = AskerDoor & {
  limiter: Limiter
  /** Proxies of ours in front of this door. */
  proxyHops: number
}

/** A request, and what it brings to say who asks. */
export type Caller = { request: IncomingMessage; claim: Claim }

/** Who asks, and how the operation is paid for once its cost is known. */
export type Charged = { asker: Asker; pay: (units: number) => Promise<void> }

/**
 * Finds out who asks and takes what has to be paid before anything else is done: by the session, by the token, or by the
 * address of somebody with neither. Only for named operations: for an anonymous one no address is ever read.
 * @throws Refusal RATE_LIMITED (429), and what `whoAsks` throws
 */
export async function charge(
  door: TollDoor,
  { request, claim }: Caller,
  operation: Pick<Operation, 'document' | 'trusted'>,
  lang: Lang,
): Promise<Charged> {
  const address = (): Payer => addressOf(door, request)
  // nothing of what came with a stranger has been looked at when the address pays
  if (isStranger(door, claim)) await door.limiter.pay(address(), PRICE_OF_A_STRANGER, lang)
  const asker = await whoAsks(door, claim, lang)
  const payer = payerOf(asker) ?? address()
  const tries = priceOfSigningIn(operation.document)
  if (tries > 0) await door.limiter.pay(address(), tries, lang)
  if (!operation.trusted) await door.limiter.pay(payer, PRICE_OF_A_TEXT, lang)
  return { asker, pay: (units) => door.limiter.pay(payer, units, lang) }
}

/**
 * A text nobody has approved is read for people who are known here. Whoever else brings a session or a token pays by
 * address first, so that no number of invented ones has more read than one.
 * @throws Refusal RATE_LIMITED (429)
 */
export async function chargeUnread(
  door: TollDoor & { operations: Pick<Operations, 'knows'> },
  { request, claim }: Caller,
  query: string,
): Promise<void> {
  if (!isStranger(door, claim) || door.operations.knows(query)) return
  const lang = languageOf(request.headers['accept-language'])
  await door.limiter.pay(addressOf(door, request), PRICE_OF_A_TEXT, lang)
}

/** A door beside the graph that knows people by their session and by nothing else. */
export type SessionDoor = Pick<TollDoor, 'viewers' | 'limiter' | 'proxyHops'>

/**
 * Who asks for a file, which is paid for from the budget their questions are paid from, before a service hears of it.
 * @throws Refusal NOT_SIGNED_IN (401), paid for by the address; RATE_LIMITED (429), SUBGRAPH_UNAVAILABLE (503)
 */
export async function chargeForFile(
  door: SessionDoor,
  request: IncomingMessage,
  lang: Lang,
): Promise<Viewer> {
  const session = readSession(request.headers.cookie)
  if (!session || !door.viewers.knows(session))
    await door.limiter.pay(addressOf(door, request), PRICE_OF_A_STRANGER, lang)
  const viewer = session ? await door.viewers.of(session) : null
  if (viewer === null) throw new Refusal('NOT_SIGNED_IN', 401, lang)
  await door.limiter.pay({ kind: 'viewer', id: viewer.sid }, PRICE_OF_A_FILE, lang)
  return viewer
}

function addressOf({ proxyHops }: Pick<TollDoor, 'proxyHops'>, request: IncomingMessage): Payer {
  return { kind: 'address', id: clientNetwork(request, proxyHops) }
}

function payerOf({ viewer }: Asker): Payer | null {
  if (viewer === null) return null
  return 'sid' in viewer
    ? { kind: 'viewer', id: viewer.sid }
    : { kind: 'token', id: viewer.tokenId }
}
