/**
 * What is printed in the place of a picture that a record does not have. SVG. It is a little wider than high: rows of a table with
 * small ones in them are then as high as on InvenTree's server, and a page holds as many.
 */
export const PLACEHOLDER =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="-2 0 104 100" width="104" height="100"><rect x="-1" y="1" width="102" height="98" rx="6" fill="#f3f5f7" stroke="#ccd4dc"/><path d="M22 70l18-24 14 17 9-10 15 17z" fill="#ccd4dc"/><circle cx="66" cy="34" r="7" fill="#ccd4dc"/></svg>';
