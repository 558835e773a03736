#!/usr/bin/env node
// The command `kashaf` where nothing native is installed.

import { main } from "../cli/main.js";

await main(process.argv.slice(2));
