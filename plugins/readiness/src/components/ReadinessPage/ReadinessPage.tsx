import { Content, Header, Page } from '@backstage/core-components';
import { useWords } from '../../hooks/useWords';
import { ReadinessPageContent } from './ReadinessPageContent';

/** The readiness pages with a header of their own, for the legacy frontend system. @public */
export const ReadinessPage = () => {
  const { t } = useWords();
  return (
    <Page themeId="tool">
      <Header title={t('page.title')} subtitle={t('page.subtitle')} />
      <Content>
        <ReadinessPageContent />
      </Content>
    </Page>
  );
};
