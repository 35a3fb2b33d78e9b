const NAME = 'tn_session'
const TWELVE_HOURS = 43_200

/** The session token of a Cookie header, or undefined. */
export function readSession(cookies: string | undefined): string | undefined {
  for (const part of (cookies ?? '').split(';')) {
    const [name, value] = part.split('=', 2)
    if (name?.trim() === NAME && value) return value.trim()
  }
  return undefined
}

/**
 * What membership says about the session, as a cookie no script can read.
 * @param token the signed session, or `clear` after signing out
 * @param host the Host header: `Secure` everywhere but on loopback
 */
export function sessionCookie(token: string, host: string | undefined): string {
  const value = token === 'clear' ? '' : token
  const age = value === '' ? 0 : TWELVE_HOURS
  const secure = isLoopback(host) ? '' : '; Secure'
  return `${NAME}=${value}; Path=/; Max-Age=${age}; HttpOnly; SameSite=Strict${secure}`
}

export function isLoopback(host: string | undefined): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i.test(host ?? '')
}
