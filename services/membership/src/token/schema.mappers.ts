import type { AccessToken } from './token.ts'

export type AccessTokenMapper = AccessToken
