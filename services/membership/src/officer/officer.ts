/** Who holds which post in which union, between two days (MEM-9). */
export type Officer = {
  id: string
  memberId: string
  unionId: string
  post: 'CHAIR' | 'ACTING_CHAIR' | 'VICE_CHAIR' | 'COMMITTEE_MEMBER'
  fullTime: boolean
  from: string
  to: string | null
}
