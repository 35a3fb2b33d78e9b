/** The signed-in member's id; everything else is loaded. */
export type ViewerMapper = { memberId: string }
