import { ExemptionView, Page } from 'backstage-plugin-readiness-common';
import { EmptyState, InfoCard } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import { useSearchParams } from 'react-router-dom';
import { useGovernance } from '../../hooks/useGovernance';
import { useShownExemptions } from '../../hooks/useShownExemptions';
import { useWords } from '../../hooks/useWords';
import { AnswerState } from '../AnswerState';
import { ExemptionActions } from '../ExemptionItem';
import { ExemptionTable } from '../ExemptionTable';
import { ListPaging } from '../ListPaging';
import { ExemptionFilters } from './ExemptionFilters';
import { readExemptionQuery } from './readExemptionQuery';

const PAGE_SIZE = 25;

/** Exemptions page by page, decided in place. @internal */
export const ExemptionListCard = (props: { onDecided(): void }) => {
  const { onDecided } = props;
  const { t } = useWords();
  const [params] = useSearchParams();
  const query = readExemptionQuery(params);
  const answer = useGovernance(
    api => api.listExemptions({ ...query, limit: PAGE_SIZE }),
    [JSON.stringify(query)],
  );
  const reload = () => {
    if (answer.state !== 'loading') {
      answer.retry();
    }
    onDecided();
  };
  return (
    <InfoCard
      title={t('exemptionsPage.list')}
      titleTypographyProps={{ component: 'h3' }}
    >
      <ExemptionFilters />
      {!params.has('state') && (
        <Typography variant="body2" color="textSecondary">
          {t('exemptionsPage.stateNote')}
        </Typography>
      )}
      <AnswerState answer={answer} what={t('page.exemptions')}>
        {page => <List page={page} reload={reload} />}
      </AnswerState>
    </InfoCard>
  );
};

function List(props: { page: Page<ExemptionView>; reload(): void }) {
  const { page, reload } = props;
  const { t } = useWords();
  const exemptions = useShownExemptions(page.items);
  return (
    <>
      {exemptions.length === 0 ? (
        <EmptyState
          missing="content"
          title={t('exemptionsPage.empty')}
          description={t('exemptionsPage.emptyText')}
        />
      ) : (
        <ExemptionTable
          label={t('exemptionsPage.list')}
          items={exemptions}
          actionsOf={exemption => (
            <ExemptionActions
              key="act"
              exemption={exemption}
              changed={reload}
            />
          )}
        />
      )}
      <ListPaging
        total={t('exemptionsPage.total', { count: page.total })}
        nextCursor={page.nextCursor}
      />
    </>
  );
}
