import { GateDocument } from 'backstage-plugin-readiness-common';
import { InfoCard } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { ReactNode } from 'react';
import { useWords, Words } from '../../hooks/useWords';
import { durationWords } from '../../words/durationWords';
import { gateRequirementWords } from '../../words/gateRequirementWords';
import { SectionTitle } from '../SectionTitle';
import { TeamLink } from '../TeamLink';
import { DocumentFacts } from './DocumentFacts';

const useStyles = makeStyles(
  theme => ({
    list: { margin: theme.spacing(1, 0, 2), paddingLeft: theme.spacing(3) },
  }),
  { name: 'ReadinessGateDocumentList' },
);

/** What each gate asks for, in words. Not there without one. @internal */
export const GateDocumentList = (props: { gates: readonly GateDocument[] }) => {
  const { t } = useWords();
  if (props.gates.length === 0) {
    return null;
  }
  return (
    <InfoCard
      title={t('gateDocuments.title')}
      titleTypographyProps={{ component: 'h3' }}
    >
      {props.gates.map(gate => (
        <Gate key={gate.name} gate={gate} />
      ))}
    </InfoCard>
  );
};

function Gate(props: { gate: GateDocument }) {
  const { title, description, owner, file } = props.gate;
  const words = useWords();
  const classes = useStyles();
  const { t } = words;
  return (
    <section>
      <SectionTitle rank="h4">{title}</SectionTitle>
      {description && <Typography variant="body2">{description}</Typography>}
      <DocumentFacts
        owner={owner}
        file={file}
        facts={[modeWords(props.gate, words)]}
      />
      <ul
        className={classes.list}
        aria-label={t('gateDocuments.asks', { title })}
      >
        {linesOf(props.gate, words).map((line, index) => (
          <Typography key={String(index)} component="li" variant="body2">
            {line}
          </Typography>
        ))}
      </ul>
    </section>
  );
}

function modeWords({ mode, blockFrom }: GateDocument, words: Words): string {
  const { t, formats } = words;
  if (mode === 'block') {
    return t('gateDocuments.modeBlock');
  }
  return blockFrom === null
    ? t('gateDocuments.modeWarn')
    : t('gateDocuments.modeWarnUntil', { instant: formats.instant(blockFrom) });
}

function linesOf(gate: GateDocument, words: Words): ReactNode[] {
  const { t } = words;
  return [
    ...gate.require.map(item => gateRequirementWords(item, words)),
    ...(gate.reliabilityFix ? [t('gateDocuments.reliabilityFix')] : []),
    ...gate.freeze.map(item => freezeWords(item, words)),
    ...(gate.review ? [reviewWords(gate.review, words)] : []),
    ...(gate.breakGlass ? [breakGlassWords(gate.breakGlass, words)] : []),
  ];
}

function freezeWords(
  { from, to, reason, except }: GateDocument['freeze'][number],
  { t, formats }: Words,
): string {
  const frozen = t('gateDocuments.freeze', {
    from: formats.instant(from),
    to: formats.instant(to),
    reason,
  });
  return except.length === 0
    ? frozen
    : `${frozen} (${t('gateDocuments.freezeExcept', {
        refs: except.join(', '),
      })})`;
}

function reviewWords(
  { when, by, validForSeconds }: NonNullable<GateDocument['review']>,
  { t }: Words,
): ReactNode {
  const values = {
    by: <TeamLink entityRef={by} />,
    duration: durationWords(t, validForSeconds),
  };
  return when === null ? (
    t('gateDocuments.review', values)
  ) : (
    <>
      {t('gateDocuments.reviewWhen', values)} <code>{when}</code>
    </>
  );
}

function breakGlassWords(
  {
    by,
    followUpWithinSeconds,
    validForSeconds,
  }: NonNullable<GateDocument['breakGlass']>,
  { t }: Words,
): ReactNode {
  return t('gateDocuments.breakGlass', {
    by: <TeamLink entityRef={by} />,
    duration: durationWords(t, validForSeconds),
    followUp: durationWords(t, followUpWithinSeconds),
  });
}
