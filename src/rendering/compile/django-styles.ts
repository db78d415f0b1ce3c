/**
 * What WeasyPrint does by default and Chromium does otherwise, as far as it moves lines to other pages or changes what is printed:
 * lines are as high as the letters of Arial are, without the gap that its font asks for between them; the mark of a list is a letter,
 * which can be selected; headings of tables stand where their columns do.
 */
export const WEASYPRINT_STYLES = `:root { line-height: 1.117 }
ul { list-style-type: "• " } ul ul, ol ul { list-style-type: "◦ " } ul ul ul, ul ol ul, ol ul ul, ol ol ul { list-style-type: "▪ " }
th { text-align: inherit }`;
