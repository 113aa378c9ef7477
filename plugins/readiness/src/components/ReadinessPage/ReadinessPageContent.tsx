import { Navigate, Route, Routes, useLocation } from 'react-router-dom';
import { AdoptionPage } from '../AdoptionPage';
import { DocumentsPage } from '../DocumentsPage';
import { EntitiesPage } from '../EntitiesPage';
import { OwnershipPage } from '../OwnershipPage';
import { SloObjectivesPage } from '../SloObjectivesPage';
import { SlosPage } from '../SlosPage';
import { StandardsPage } from '../StandardsPage';
import { WithoutSloPage } from '../WithoutSloPage';
import { ReadinessTabs } from './ReadinessTabs';

/** The views of readiness below their tabs, in both frontend systems. @internal */
export const ReadinessPageContent = () => {
  const { search } = useLocation();
  return (
    <>
      <ReadinessTabs />
      <Routes>
        <Route path="adoption" element={<AdoptionPage />} />
        <Route path="standards" element={<StandardsPage />} />
        <Route path="slos" element={<SlosPage />} />
        <Route path="slos/objectives" element={<SloObjectivesPage />} />
        <Route path="slos/without-slo" element={<WithoutSloPage />} />
        <Route path="ownership" element={<OwnershipPage />} />
        <Route path="entities" element={<EntitiesPage />} />
        <Route path="documents" element={<DocumentsPage />} />
        <Route
          path="*"
          element={<Navigate to={`adoption${search}`} replace />}
        />
      </Routes>
    </>
  );
};
