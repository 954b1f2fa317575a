/** The page of a workflow in Temporal's UI; null when it is not known where the UI is, or Temporal does not have the workflow yet. */
export function temporalUiUrl(uiUrl: string | null, namespace: string, temporalId: string | null): string | null {
  if (uiUrl === null || temporalId === null) return null;
  return `${uiUrl}/namespaces/${encodeURIComponent(namespace)}/workflows/${encodeURIComponent(temporalId)}`;
}
