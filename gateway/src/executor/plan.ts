import type { PlanNode, QueryPlan } from '@apollo/query-planner'
import { NotCompiled, type Compiler } from './compiler.ts'
import type { PlanPath } from './entities.ts'
import { compileFetch } from './fetch.ts'
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
  if (!node) return () => {}
  if (node.kind === 'Subscription') throw new NotCompiled(node.kind)
  const compile = (one: PlanNode, path: PlanPath): Step => {
    switch (one.kind) {
      case 'Sequence':
        return inSequence(one.nodes.map((child) => compile(child, path)))
      case 'Parallel':
        return inParallel(one.nodes.map((child) => compile(child, path)))
      case 'Flatten':
        return compile(one.node, [...path, ...one.path.map(String)])
      case 'Fetch':
        if (one.contextRewrites) throw new NotCompiled('contextRewrites')
        return compileFetch(one, path, compiler)
      case 'Condition': {
        const { condition, ifClause, elseClause } = one
        const yes = ifClause && compile(ifClause, path)
        const no = elseClause && compile(elseClause, path)
        return (run) => (isOn(run, condition, defaults) ? yes : no)?.(run)
      }
      default:
        throw new NotCompiled(one.kind)
    }
  }
  return compile(node, [])
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
