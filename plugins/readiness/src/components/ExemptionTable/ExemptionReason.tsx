import { ExemptionView } from 'backstage-plugin-readiness-common';
import { MarkdownContent } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import { useWords } from '../../hooks/useWords';
import { Disclosure } from '../Disclosure';

const useStyles = makeStyles(
  theme => ({
    title: { fontWeight: 'bold' },
    meta: { color: theme.palette.text.secondary, fontWeight: 'normal' },
    list: { margin: 0, maxWidth: '70ch', fontWeight: 'normal' },
    value: { margin: 0, overflowWrap: 'anywhere' },
  }),
  { name: 'ReadinessExemptionReason' },
);

/** Which check, why it is not met yet and what stands in for it: open where somebody has to decide. @internal */
export const ExemptionReason = (props: { exemption: ExemptionView }) => {
  const { checkTitle, standard, reason, compensatingMeasure } = props.exemption;
  const { decisionComment, state } = props.exemption;
  const classes = useStyles();
  const { t } = useWords();
  const texts = [
    { name: t('exemption.reason'), text: reason },
    { name: t('exemption.measure'), text: compensatingMeasure },
    ...(decisionComment
      ? [{ name: t('exemptionsPage.decisionComment'), text: decisionComment }]
      : []),
  ];
  return (
    <>
      <div className={classes.title}>{checkTitle}</div>
      <div className={classes.meta}>{standard}</div>
      <Disclosure
        summary={t('exemptionsPage.why')}
        startsOpen={state === 'requested'}
      >
        <dl className={classes.list}>
          {texts.map(({ name, text }) => (
            <div key={name}>
              <dt className={classes.meta}>{name}</dt>
              <dd className={classes.value}>
                <MarkdownContent content={text} />
              </dd>
            </div>
          ))}
        </dl>
      </Disclosure>
    </>
  );
};
