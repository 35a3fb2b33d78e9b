/** What the demo seeder gets: a running platform whose doors are not open yet. */
export type SeedContext = {
  /** One integer gives the whole demo (domain.md 7.1). */
  seed: number
  size: 'district' | 'full'
  /** The gateway of this phase; answers go through it, one session per member. */
  gatewayUrl: string
  /** Connection string of a database as its own user: `tn_membership`, … */
  mongoUri(database: string): string
  /** Domain time minus real time in this phase (D-18). */
  clockOffsetMs: number
  /** Sign-in codes as JSON lines `{card, code}`, appended by membership. */
  codeFile: string
  /** Where to write the demo people: a JSON array of `{card, name, role: {vi, en}}`. */
  peopleFile: string
  /** Whether this tenant has referrals (D-9). */
  hasReferrals: boolean
  /** Shows how far it is: `done` of `total` of one step. */
  progress(step: string, done: number, total: number): void
  /** The survey that stays open is open, so the doors may open; the answers that follow go on behind them. */
  opened(): void
}

/** What `infra/local/seed/seed.ts` exports. */
export type Seeder = {
  /** Loads the province, before the first survey. */
  seedProvince(ctx: SeedContext): Promise<void>
  /** Answers, tallies, rates and publishes a past survey of `rounds.ts`. */
  seedPast(ctx: SeedContext, year: number): Promise<void>
  /** Opens the last survey and answers it up to the demo people. */
  seedOpen(ctx: SeedContext, year: number): Promise<void>
}
