import { createLogger } from '@tinnhiem/kit/logger'

/** Only bugs are printed: an unexpected line in a test run is a finding. */
export const silent = createLogger('test', 'error')
