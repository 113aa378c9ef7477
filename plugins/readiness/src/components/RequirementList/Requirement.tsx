import {
  GateRequirementView,
  MissingResultView,
} from 'backstage-plugin-readiness-common';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import { Fragment } from 'react';
import { Translate, useWords } from '../../hooks/useWords';
import { shownOutcome } from '../../words/shownOutcome';
import { RelativeTime } from '../RelativeTime';
import { MissingList } from './MissingList';
import { OutcomeLabel } from './OutcomeLabel';

const useStyles = makeStyles(
  theme => ({
    head: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(0.5, 2) },
    name: { fontWeight: 'bold' },
    body: { overflowWrap: 'anywhere' },
    meta: { color: theme.palette.text.secondary },
  }),
  { name: 'ReadinessRequirement' },
);

/** One requirement of a gate: outcome, reason, what to do, who can approve, and how old the data is. @internal */
export const Requirement = (props: {
  requirement: GateRequirementView;
  checkLink?: (missing: MissingResultView) => string | undefined;
}) => {
  const { requirement, checkLink } = props;
  const { reason, fix, missing, oldestObservation } = requirement;
  const classes = useStyles();
  const { t } = useWords();
  const name = requirementName(t, requirement);
  return (
    <li>
      <div className={classes.head}>
        <OutcomeLabel outcome={shownOutcome(requirement)} />
        <span className={classes.name}>{name}</span>
      </div>
      <div className={classes.body}>{reason}</div>
      {requirement.level && <LevelFigures level={requirement.level} />}
      {fix && (
        <div className={classes.body}>{t('requirement.fix', { fix })}</div>
      )}
      <Approvers refs={requirement.approvers} />
      <MissingList name={name} missing={missing} checkLink={checkLink} />
      {oldestObservation && (
        <div className={classes.meta}>
          {t('requirement.age', {
            age: <RelativeTime at={oldestObservation} />,
          })}
        </div>
      )}
    </li>
  );
};

function LevelFigures(props: {
  level: NonNullable<GateRequirementView['level']>;
}) {
  const { required, reached, exempted, declared, unknown, applicable } =
    props.level;
  const classes = useStyles();
  const { t } = useWords();
  const none = t('requirement.levelNone');
  const parts = [
    ...(required === null
      ? []
      : [t('requirement.levels', { required, reached: reached ?? none })]),
    ...(applicable > 0
      ? [
          t('requirement.declared', {
            declared: String(declared),
            applicable: String(applicable),
            unknown: String(unknown),
          }),
        ]
      : []),
    ...(exempted > 0 ? [t('requirement.exempted', { count: exempted })] : []),
  ];
  return <div className={classes.meta}>{parts.join(' · ')}</div>;
}

function Approvers(props: { refs: readonly string[] }) {
  const { t } = useWords();
  if (props.refs.length === 0) {
    return null;
  }
  return (
    <div>
      {t('requirement.approvers')}{' '}
      {props.refs.map((entityRef, index) => (
        <Fragment key={entityRef}>
          {index > 0 && ', '}
          <EntityRefLink entityRef={entityRef} defaultKind="group" />
        </Fragment>
      ))}
    </div>
  );
}

function requirementName(
  t: Translate,
  { kind, level }: GateRequirementView,
): string {
  return kind === 'level'
    ? t('requirement.kind.level', { title: level?.title ?? '–' })
    : t(`requirement.kind.${kind}`);
}
