import { NewServicesView } from 'backstage-plugin-readiness-common';
import { InfoCard } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import { useGovernance } from '../../hooks/useGovernance';
import { useWords } from '../../hooks/useWords';
import { AnswerState } from '../AnswerState';
import { SectionTitle } from '../SectionTitle';
import { FirstSeenTable } from './FirstSeenTable';
import { UngatedTable } from './UngatedTable';

/** Which services are new, and which went to production while a gate did not allow it. @internal */
export const NewServices = () => {
  const { t } = useWords();
  const answer = useGovernance(api => api.getNewServices(), []);
  return (
    <InfoCard
      title={t('newServices.title')}
      titleTypographyProps={{ component: 'h3' }}
    >
      <AnswerState answer={answer} what={t('newServices.title')}>
        {view => <Lists view={view} />}
      </AnswerState>
    </InfoCard>
  );
};

function Lists(props: { view: NewServicesView }) {
  const { firstSeen, ungated } = props.view;
  const { t } = useWords();
  return (
    <>
      <section>
        <SectionTitle rank="h4">{t('newServices.ungated')}</SectionTitle>
        <Typography variant="body2">{t('newServices.ungatedNote')}</Typography>
        {ungated.length === 0 ? (
          <Typography variant="body2">{t('newServices.noUngated')}</Typography>
        ) : (
          <UngatedTable items={ungated} />
        )}
      </section>
      <section>
        <SectionTitle rank="h4">{t('newServices.firstSeen')}</SectionTitle>
        {firstSeen.length === 0 ? (
          <Typography variant="body2">
            {t('newServices.noFirstSeen')}
          </Typography>
        ) : (
          <FirstSeenTable items={firstSeen} />
        )}
      </section>
    </>
  );
}
