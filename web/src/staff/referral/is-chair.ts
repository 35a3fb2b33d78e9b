/** Whether a post leads the unit. */
export function isChair(post: string): boolean {
  return post === 'CHAIR' || post === 'ACTING_CHAIR'
}
