// Opens one HTML file in headless Chromium, in light and in dark, and holds it to every rule of axe-core.
// Prints what is wrong as text; exit 1 when anything is. A file that asks for anything beyond itself is wrong too.
const fs = require('node:fs')
const path = require('node:path')
const url = require('node:url')
const { chromium } = require('playwright-core')

const rules = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')

async function check(browser, file, colorScheme) {
  const page = await browser.newPage({ colorScheme, bypassCSP: true })
  const faults = []
  const own = url.pathToFileURL(file).href
  page.on('request', (request) => {
    if (request.url() !== own && !request.url().startsWith('data:')) faults.push(`not self-contained: asks for ${request.url()}`)
  })
  page.on('pageerror', (error) => faults.push(`script error: ${error.message}`))
  await page.goto(own)
  await page.evaluate(rules)
  const found = await page.evaluate(() => window.axe.run())
  await page.close()
  for (const rule of found.violations) {
    for (const node of rule.nodes) faults.push(`${rule.id} (${rule.impact}): ${rule.help}: ${node.target.join(' ')}: ${node.html}`)
  }
  const undecided = found.incomplete.map((rule) => rule.id).join(', ')
  console.log(`${colorScheme}: ${found.passes.length} rules pass, ${faults.length} faults` + (undecided && `; not decided: ${undecided}`))
  faults.forEach((fault) => console.log(`  ${fault}`))
  return faults.length
}

async function main([executablePath, file]) {
  const args = ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync']
  // Chromium's sandbox refuses to run as root; the page is our own.
  const browser = await chromium.launch({ executablePath, args, chromiumSandbox: process.getuid() !== 0 })
  let faults = 0
  for (const scheme of ['light', 'dark']) faults += await check(browser, path.resolve(file), scheme)
  await browser.close()
  process.exit(faults ? 1 : 0)
}

main(process.argv.slice(2)).catch((error) => {
  console.error(`axe: ${error.message}`)
  process.exit(2)
})
