import fc from 'fast-check'

/**
 * Property tests try the same cases on every machine, so that a red run says something of the change and is red again.
 * `TN_SEED=random npm test -- --project unit` looks for new ones; fast-check prints the seed of what it finds.
 */
const seed = process.env['TN_SEED'] ?? '2023'

if (seed !== 'random') fc.configureGlobal({ seed: Number(seed) })
