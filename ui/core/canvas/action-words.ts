/** An action that no plugin of this page names, by its id: `warehouse/reserve-stock` is `Warehouse · reserve stock`. */
export function actionWords(actionType: string): string {
  const [type = '', ...slug] = actionType.split('/');
  const words = (text: string) => text.replaceAll(/[-_]+/g, ' ');
  // a name as short as `sms` or `ftp` is mostly an abbreviation
  const name = type.length < 4 ? type.toUpperCase() : type.slice(0, 1).toUpperCase() + words(type.slice(1));
  return [name, ...(slug.length > 0 ? [words(slug.join('/'))] : [])].join(' · ');
}
