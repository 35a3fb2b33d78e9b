/** The subgraphs of the graph, in the order they are composed. Campaigns and referrals come next. */
export const SUBGRAPHS = ['membership', 'surveys', 'ratings'] as const

export type SubgraphName = (typeof SUBGRAPHS)[number]
