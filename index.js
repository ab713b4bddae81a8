// n8n reads the "n8n" key of package.json; this file only gives `main` something to point at.
module.exports = {};
