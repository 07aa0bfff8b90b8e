/** The nonce that whoever served this page put into its policy for `<style>` elements; empty where there is none. */
export const styleNonce = document.querySelector<HTMLElement>('meta[property="csp-nonce"]')?.nonce ?? ''
