import '../../style/page-parts.css'
import type { ComponentType } from 'react'
import { Route, Switch } from 'wouter'
import { paths } from '../../paths.ts'
import { SentPage } from '../answer/SentPage.tsx'
import { WaitingPage } from '../answer/WaitingPage.tsx'
import { CountedPage } from '../board/CountedPage.tsx'
import { NotFoundPage } from '../shell/NotFoundPage.tsx'
import { PracticePage } from './PracticePage.tsx'
import { PromisePage } from './PromisePage.tsx'
import { QuestionPage } from './QuestionPage.tsx'
import { ReviewPage } from './ReviewPage.tsx'

const pages: [path: string, page: ComponentType<{ survey: string; n: number }>][] = [
  [paths.survey(':survey'), PromisePage],
  [paths.practice(':survey'), PracticePage],
  [paths.question(':survey', ':n'), QuestionPage],
  [paths.review(':survey'), ReviewPage],
  [paths.waiting(':survey'), WaitingPage],
  [paths.sent(':survey'), SentPage],
  [paths.counted(':survey'), CountedPage],
]

/** The pages of one survey, a part of their own: loaded after the first page, before it is needed. */
export function SurveyRoutes() {
  return (
    <div className="answering">
      <Switch>
        {pages.map(([path, Page]) => (
          <Route key={path} path={path}>
            {({ survey = '', n }: { survey?: string; n?: string }) => (
              <Page survey={survey} n={Number(n ?? 0)} />
            )}
          </Route>
        ))}
        <Route component={() => <NotFoundPage />} />
      </Switch>
    </div>
  )
}
