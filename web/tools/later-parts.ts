/** Operations of the member's pages that load after the first one: on it, their documents and ids would only weigh. */
export const laterParts = ['src/member/{campaigns,initiatives,referral}/*.graphql']
