import { Navigate, Route, Routes, useLocation } from 'react-router-dom';
import { AdoptionPage } from '../AdoptionPage';
import { DocumentsPage } from '../DocumentsPage';
import { EntitiesPage } from '../EntitiesPage';
import { OwnershipPage } from '../OwnershipPage';
import { StandardsPage } from '../StandardsPage';
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
