import type { IncomingMessage, ServerResponse } from 'node:http'
import { isLoopback } from './session-cookie.ts'

/** Everything from our own origin, nothing inline: what Vite emits for the two pages needs no more. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  // no text becomes markup or a script; the service worker's address is the only one of ours that may (web/src/device)
  "require-trusted-types-for 'script'",
  'trusted-types tn-service-worker',
].join('; ')

/** Set on every answer, whatever it is. */
const HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
}

/**
 * Tells browsers to come by TLS for a year: only over TLS, which a proxy of ours ends, and never on loopback.
 * @param hops how many proxies of ours stand in front; 0: nothing they say is believed
 */
export function keepToTls(request: IncomingMessage, response: ServerResponse, hops: number): void {
  const schemes = [request.headers['x-forwarded-proto'] ?? []].flat().join(',').split(',')
  const isTls = hops > 0 && schemes.at(-hops)?.trim() === 'https'
  if (isTls && !isLoopback(request.headers.host))
    response.setHeader('strict-transport-security', 'max-age=31536000; includeSubDomains')
}

/** Writes the head of an answer; every answer of the gateway goes through here. */
export function writeHead(
  response: ServerResponse,
  status: number,
  headers: Record<string, string | number>,
): void {
  response.writeHead(status, { ...HEADERS, ...headers })
}
