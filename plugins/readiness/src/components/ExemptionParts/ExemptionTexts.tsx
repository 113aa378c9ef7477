import { ExemptionView } from 'backstage-plugin-readiness-common';
import { MarkdownContent } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import { useWords } from '../../hooks/useWords';

const useStyles = makeStyles(
  theme => ({
    list: { margin: 0, maxWidth: '70ch', fontWeight: 'normal' },
    name: { color: theme.palette.text.secondary },
    value: { margin: 0, overflowWrap: 'anywhere' },
  }),
  { name: 'ReadinessExemptionTexts' },
);

/** Why a check is not met yet, what stands in for it, and what was said to the decision. @internal */
export const ExemptionTexts = (props: { exemption: ExemptionView }) => {
  const { reason, compensatingMeasure, decisionComment } = props.exemption;
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
    <dl className={classes.list}>
      {texts.map(({ name, text }) => (
        <div key={name}>
          <dt className={classes.name}>{name}</dt>
          <dd className={classes.value}>
            <MarkdownContent content={text} />
          </dd>
        </div>
      ))}
    </dl>
  );
};
