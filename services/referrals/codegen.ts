import { subgraphCodegen } from '@tinnhiem/kit/codegen'

export default subgraphCodegen
