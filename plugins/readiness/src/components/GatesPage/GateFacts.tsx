import { GateView } from 'backstage-plugin-readiness-common';
import { useContext } from 'react';
import { ClockContext } from '../../hooks/ClockContext';
import { useWords } from '../../hooks/useWords';
import { gateModeWords } from '../../words/gateModeWords';
import { FigureList } from '../FigureList';
import { TeamLink } from '../TeamLink';

/** What follows when something is missing, and who acts at a gate. @internal */
export const GateFacts = (props: { gate: GateView }) => {
  const { gate } = props;
  const { owner, review, breakGlass } = gate;
  const words = useWords();
  const { t } = words;
  const clock = useContext(ClockContext);
  return (
    <FigureList
      figures={[
        {
          name: t('gatesPage.mode'),
          value: gateModeWords(words, gate, clock()),
        },
        {
          name: t('gatesPage.reviewers'),
          value: review ? (
            <Reviewers review={review} />
          ) : (
            t('gatesPage.noReview')
          ),
        },
        {
          name: t('gatesPage.breakGlass'),
          value: breakGlass ? (
            <TeamLink entityRef={breakGlass.by} />
          ) : (
            t('gatesPage.noBreakGlass')
          ),
        },
        ...(owner
          ? [
              {
                name: t('gatesPage.owner'),
                value: <TeamLink entityRef={owner} />,
              },
            ]
          : []),
      ]}
    />
  );
};

function Reviewers(props: { review: NonNullable<GateView['review']> }) {
  const { by, when } = props.review;
  const { t } = useWords();
  const group = <TeamLink entityRef={by} />;
  return when === null ? (
    <>{t('gatesPage.reviewAlways', { group })}</>
  ) : (
    <>{t('gatesPage.reviewWhen', { group, when: <code>{when}</code> })}</>
  );
}
