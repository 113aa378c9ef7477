import { ExemptionView } from 'backstage-plugin-readiness-common';
import { makeStyles } from '@material-ui/core/styles';
import { useWords } from '../../hooks/useWords';
import { Disclosure } from '../Disclosure';
import { ExemptionTexts } from '../ExemptionParts';

const useStyles = makeStyles(
  theme => ({
    title: { fontWeight: 'bold' },
    meta: { color: theme.palette.text.secondary, fontWeight: 'normal' },
  }),
  { name: 'ReadinessExemptionReason' },
);

/** Which check, and why it is not met yet: open where somebody has to decide. @internal */
export const ExemptionReason = (props: { exemption: ExemptionView }) => {
  const { exemption } = props;
  const classes = useStyles();
  const { t } = useWords();
  return (
    <>
      <div className={classes.title}>{exemption.checkTitle}</div>
      <div className={classes.meta}>{exemption.standard}</div>
      <Disclosure
        summary={t('exemptionsPage.why')}
        startsOpen={exemption.state === 'requested'}
      >
        <ExemptionTexts exemption={exemption} />
      </Disclosure>
    </>
  );
};
