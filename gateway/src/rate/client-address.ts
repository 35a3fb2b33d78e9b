import type { IncomingMessage } from 'node:http'
import { isIP } from 'node:net'
import { networkOf } from './caller-key.ts'

/**
 * The network a request came from. Behind proxies of ours it is what the outermost of them wrote into X-Forwarded-For;
 * whatever stands further left was sent by the caller and is believed by nobody.
 * @param hops how many proxies of ours stand in front; 0: the header is not read
 */
export function clientNetwork(request: IncomingMessage, hops: number): string {
  const socket = request.socket.remoteAddress ?? 'unknown'
  if (hops === 0) return networkOf(socket)
  const written = [request.headers['x-forwarded-for'] ?? []].flat().join(',').split(',')
  const told = written.at(-hops)?.trim() ?? ''
  return networkOf(isIP(told) ? told : socket)
}
