import type { FetchNode, PlanNode, QueryPlan } from '@apollo/query-planner'
import { NotCompiled, type Compiler } from './compiler.ts'
import type { PlanPath } from './entities.ts'
import { compileSiblings, type Sibling } from './batch.ts'
import { compileFetch, forgiving } from './fetch.ts'
import { ownOf } from './own.ts'
import type { Run, Step } from './run.ts'

/** The defaults of an operation's variables, for its conditions. */
export type Defaults = Readonly<Record<string, unknown>>

/**
 * Compiles a plan of Apollo's planner into one function.
 * @throws NotCompiled for subscriptions, @defer and context rewrites
 */
export function compilePlan(plan: QueryPlan, defaults: Defaults, compiler: Compiler): Step {
  const { node } = plan
  if (!node) return async () => {}
  if (node.kind === 'Subscription') throw new NotCompiled(node.kind)
  const compile = (one: PlanNode, path: PlanPath): Step => {
    switch (one.kind) {
      case 'Sequence':
        return inSequence(one.nodes.map((child) => compile(child, path)))
      case 'Parallel':
        return inParallel(compileParallel(one.nodes, path, compile, compiler))
      case 'Flatten':
        return compile(one.node, [...path, ...one.path.map(String)])
      case 'Fetch':
        return compileFetch(compilable(one), path, compiler)
      case 'Condition': {
        const { condition, ifClause, elseClause } = one
        const yes = ifClause && compile(ifClause, path)
        const no = elseClause && compile(elseClause, path)
        return async (run) => (isOn(run, condition, defaults) ? yes : no)?.(run)
      }
      default:
        throw new NotCompiled(one.kind)
    }
  }
  return compile(node, [])
}

type CompileNode = (node: PlanNode, path: PlanPath) => Step

/** Fetches of entities of one service, side by side, become as few requests as they can. */
function compileParallel(
  nodes: readonly PlanNode[],
  path: PlanPath,
  compile: CompileNode,
  compiler: Compiler,
): Step[] {
  const siblings = nodes.flatMap((node) => siblingOf(node, path) ?? [])
  const byService = Map.groupBy(siblings, ({ node }) => node.serviceName)
  const others = nodes.filter((node) => siblingOf(node, path) === null)
  return [
    ...others.map((node) => compile(node, path)),
    ...[...byService.values()].flatMap((group) => compileSiblings(group, compiler).map(forgiving)),
  ]
}

function siblingOf(node: PlanNode, path: PlanPath): Sibling | null {
  if (node.kind === 'Flatten') return siblingOf(node.node, [...path, ...node.path.map(String)])
  const isSibling = node.kind === 'Fetch' && node.requires && node.operationKind === 'query'
  return isSibling ? { node: compilable(node), path } : null
}

function compilable(node: FetchNode): FetchNode {
  if (node.contextRewrites) throw new NotCompiled('contextRewrites')
  return node
}

/** A condition's variable was checked as a Boolean! before; null can only come from an explicit null. */
function isOn({ variables }: Run, name: string, defaults: Defaults): boolean {
  return (ownOf(variables, name) ?? defaults[name]) === true
}

function inSequence(steps: readonly Step[]): Step {
  return async (run) => {
    for (const step of steps) await step(run)
  }
}

function inParallel(steps: readonly Step[]): Step {
  return async (run) => {
    await Promise.all(steps.map((step) => step(run)))
  }
}
